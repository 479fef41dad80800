/** The questions of the check that a form settles. */
const formTopics = ["owner", "definitions", "metrics"] as const;
export type FormTopic = (typeof formTopics)[number];

/** Text of a button or a form's scope → the question that it is about; the owner for anything else. */
export const readTopic = (text: string): FormTopic => formTopics.find((each) => each === text) ?? "owner";
