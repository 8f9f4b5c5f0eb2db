// The page complains of nothing and asks nobody for anything.

export async function complainsOfNothing({ happened }) {
  return happened.complaints;
}

export async function asksNobody({ happened }) {
  return happened.requests.map((address) => `asked for ${address}`);
}
