import jstat from "jstat";

const checkProbability = (p: number): void => {
  if (!(p > 0 && p < 1))
    throw new RangeError(`A quantile of a distribution lies between 0 and 1, not at ${p}.`);
};

const checkPositive = (...values: readonly number[]): void => {
  if (values.some((value) => !(value > 0 && Number.isFinite(value))))
    throw new RangeError(`A distribution's parameters are over 0, not ${values.join(" and ")}.`);
};

/**
 * The rate (0..1) under which a Beta(alpha, beta) distribution lies with probability `p` (0 < p < 1). Throws RangeError
 * for another p or parameters that are not over 0. Inverse of the regularised incomplete beta function.
 */
export function betaQuantile(p: number, alpha: number, beta: number): number {
  checkProbability(p);
  checkPositive(alpha, beta);
  return jstat.beta.inv(p, alpha, beta);
}

/**
 * The value under which a Gamma distribution of this shape and of mean 1 lies with probability `p` (0 < p < 1). Throws
 * RangeError for another p or a shape that is not over 0. Inverse of the regularised incomplete gamma function.
 */
export function gammaQuantile(p: number, shape: number): number {
  checkProbability(p);
  checkPositive(shape);
  return jstat.gamma.inv(p, shape, 1 / shape);
}

/** The z under which a standard normal distribution lies with probability `p` (0 < p < 1). Throws RangeError for another p. */
export function normalQuantile(p: number): number {
  checkProbability(p);
  return jstat.normal.inv(p, 0, 1);
}
