// Φ⁻¹, the quantile function of the standard normal distribution: Wichura, "Algorithm AS 241: the percentage points of
// the normal distribution", Applied Statistics 37, 1988, PPND16, exact to about 1e-16 relative. Written from the
// published formula. Its third region, beyond about 6.7 standard deviations, is left out: ranks end at 2.58.

type Ratio = [numerator: number[], denominator: number[]];

const central: Ratio = [
  [
    3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
    4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
  ],
  [
    1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
    2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3,
  ],
];

const tail: Ratio = [
  [
    1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
    1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
  ],
  [
    1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
    1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
  ],
];

function polynomial(coefficients: number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

function ratio([numerator, denominator]: Ratio, x: number): number {
  return polynomial(numerator, x) / polynomial(denominator, x);
}

/** For probabilities within 1e-11 … 1 − 1e-11. */
export function normalQuantile(probability: number): number {
  const fromHalf = probability - 0.5;
  if (Math.abs(fromHalf) <= 0.425) return fromHalf * ratio(central, 0.180625 - fromHalf * fromHalf);
  const size = ratio(tail, Math.sqrt(-Math.log(Math.min(probability, 1 - probability))) - 1.6);
  return fromHalf < 0 ? -size : size;
}
