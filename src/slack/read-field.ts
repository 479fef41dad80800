import { z } from "zod";

/** A file that a person handed in with a form; `url` needs the bot's token (see files.ts), `size` is in bytes. */
export type UploadedFile = { id: string; name: string; size: number; mimetype: string; url: string };

/** What stands in one field or was chosen in one menu: one text, several, or files; what does not apply is empty. */
export type FieldValue = {
  text: string | null;
  list: readonly string[];
  files: readonly UploadedFile[];
};

const Choice = z.object({ value: z.string() });
const texts = z.array(z.string()).nullish();

const File = z
  .object({
    id: z.string().min(1),
    name: z.string().nullish(),
    size: z.number().nullish(),
    mimetype: z.string().nullish(),
    url_private_download: z.string().nullish(),
    url_private: z.string().nullish(),
  })
  .transform(
    (file): UploadedFile => ({
      id: file.id,
      name: file.name ?? file.id,
      size: file.size ?? 0,
      mimetype: file.mimetype ?? "",
      url: file.url_private_download ?? file.url_private ?? "",
    }),
  );

/** Where each kind of control keeps its answer. */
export const FieldState = z.object({
  value: z.string().nullish(),
  selected_option: Choice.nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_user: z.string().nullish(),
  selected_conversation: z.string().nullish(),
  selected_channel: z.string().nullish(),
  selected_options: z.array(Choice).nullish(),
  selected_users: texts,
  selected_conversations: texts,
  selected_channels: texts,
  files: z.array(File).nullish(),
});

/** A control's state → what is in it; text is trimmed, null where nothing was left. */
export function readField(state: z.infer<typeof FieldState> | undefined): FieldValue {
  const text = (
    state?.value ??
    state?.selected_option?.value ??
    state?.selected_date ??
    state?.selected_time ??
    state?.selected_user ??
    state?.selected_conversation ??
    state?.selected_channel ??
    ""
  ).trim();
  const list =
    state?.selected_options?.map(({ value }) => value) ??
    state?.selected_users ??
    state?.selected_conversations ??
    state?.selected_channels ??
    [];
  return { text: text === "" ? null : text, list, files: state?.files ?? [] };
}
