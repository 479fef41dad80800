// The few functions of jstat that distributions.ts calls; the package brings no types of its own.
declare module "jstat" {
  const all: {
    beta: { inv(p: number, alpha: number, beta: number): number };
    gamma: { inv(p: number, shape: number, scale: number): number };
    normal: { inv(p: number, mean: number, deviation: number): number };
  };
  export = all;
}
