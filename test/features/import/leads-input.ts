import type { ImportInput } from "../../../src/features/import/import-records.ts";
import type { CsvInput } from "../../../src/features/import/read-csv.ts";

const nothing = { preset: null, stages: null, dateFormat: null, alias: null, lookup: null, attributes: null };

/** An import of leads with columns id, company, name, source and day into "Acme Europe". */
export const leadsInput = (input: CsvInput): ImportInput => ({
  ...nothing,
  ...{ kind: "leads", input, folder: null, workspaceId: "T1", ledgerName: "Acme Europe" },
  ...{ map: "id=id,company=company,contact=name,source=source,day=day" },
  ...{ bands: null, sources: "Fair=Marketing", amountsIn: null, currency: null, timeZone: null },
  ...{ isDryRun: false, reportFile: null, signal: new AbortController().signal, onProgress: () => {} },
});
