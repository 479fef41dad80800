/** What Slack shows instead of an answer. */
const errorWords: Readonly<Record<string, string>> = {
  operation_timeout: "The app did not answer within three seconds; Slack says “operation_timeout”.",
  dispatch_failed: "The app refused the request; Slack says “dispatch_failed”.",
  invalid_blocks: "The app's answer breaks Slack's rules; Slack would show nothing.",
};

/** What a reply's error means, in a sentence. */
export const sayError = (error: string): string => errorWords[error] ?? `Slack says “${error}”.`;
