import type { Random } from "./random.ts";

// Made of syllables, so that no real company is meant.
const beginnings =
  "Brin Cal Dor Elm Fen Gal Hol Ivor Jes Kel Lor Mar Nor Orla Pel Quin Ros Sel Tarn Ulm Ves Wim Yar Zel".split(
    " ",
  );
const endings = "bury dale ford gate ham low mere mont ridge stead ton vale wick worth".split(" ");
/** What the companies around Northwind Robotics do. */
export const industrialTrades: readonly string[] = [
  "Foods",
  "Logistics",
  "Plastics",
  "Optics",
  "Motors",
  "Pharma",
  "Packaging",
  "Textiles",
  "Tools",
  "Brewing",
  "Glass",
  "Paper",
  "Steel",
  "Furniture",
];
const firstNames =
  "Ana Ben Chloe Dan Ella Felix Grace Hugo Ines Jonas Kira Liam Mina Noah Olga Pavel Rosa Sam Tara Yusuf".split(
    " ",
  );
const lastNames =
  "Abel Berg Cruz Dahl Egan Fuchs Garner Holt Imai Jansen Kovacs Lund Moreau Novak Okoye Petit Quist Rossi Sato Wolf".split(
    " ",
  );

/** Company names such as "Brindale Foods", none of them twice. Throws after a few thousand. */
export function createCompanyNames(random: Random, trades = industrialTrades): () => string {
  const taken = new Set<string>();
  return () => {
    for (let attempt = 0; attempt < 1000; attempt += 1) {
      const name = `${random.pick(beginnings)}${random.pick(endings)} ${random.pick(trades)}`;
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
    throw new Error(`No company names are left after ${taken.size}.`);
  };
}

/** A person's name such as "Ana Berg". */
export const personName = (random: Random): string => `${random.pick(firstNames)} ${random.pick(lastNames)}`;
