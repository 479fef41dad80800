import { readFileSync } from "node:fs";
import { schemaPath } from "../../prisma/derive.ts";

/** A column of the schema; `type` is Prisma's. */
export type Column = { name: string; type: string; isOptional: boolean };
/** A link: `fields` of the model reference `references` of `target`. */
export type Relation = { name: string; target: string; fields: string[]; references: string[] };
export type Model = { name: string; columns: Column[]; relations: Relation[] };

const scalars = new Set(["String", "BigInt", "Int", "Boolean"]);

/** The models of prisma/schema.prisma with their columns and the links they hold, in the order written. */
export function readSchema(): Model[] {
  const text = readFileSync(schemaPath, "utf8");
  return [...text.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].map(([, name = "", body = ""]) => {
    const fields = [...body.matchAll(/^ {2}(\w+) +(\w+)(\?|\[\])?(.*)$/gm)];
    return {
      name,
      columns: fields
        .filter(([, , type = ""]) => scalars.has(type))
        .map(([, column = "", type = "", mark]) => ({ name: column, type, isOptional: mark === "?" })),
      relations: fields.flatMap(([, relation = "", target = "", , rest = ""]) => {
        const [, own, theirs] = /@relation\(fields: \[(.*?)\], references: \[(.*?)\]/.exec(rest) ?? [];
        if (own === undefined || theirs === undefined) return [];
        return [{ name: relation, target, fields: own.split(", "), references: theirs.split(", ") }];
      }),
    };
  });
}
