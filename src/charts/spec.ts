/**
 * One chart, whatever draws it: bars in groups or lines over `categories`, in order. Every series has one finite value
 * per category, in the same order. `altText` says the numbers, for people who do not see the picture.
 */
export type ChartSpec = {
  kind: "bars" | "lines";
  title: string;
  categories: string[];
  series: { name: string; values: number[] }[];
  xLabel?: string;
  yLabel?: string;
  altText: string;
};
