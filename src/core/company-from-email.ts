const freeMailNames = new Set(
  (
    "gmail googlemail yahoo ymail rocketmail hotmail outlook live msn icloud aol gmx yandex protonmail tutanota fastmail " +
    "mailbox zoho rediffmail hanmail naver qq 163 126 sina wanadoo laposte libero virgilio bluewin seznam"
  ).split(" "),
);
const freeMailDomains = new Set(
  (
    "me.com mac.com proton.me pm.me hey.com web.de t-online.de freenet.de arcor.de mail.ru bk.ru inbox.ru list.ru " +
    "rambler.ru mail.com email.com orange.fr free.fr sfr.fr comcast.net verizon.net att.net sbcglobal.net btinternet.com " +
    "tiscali.it alice.it telenet.be ziggo.nl uol.com.br bol.com.br terra.com.br wp.pl o2.pl onet.pl tuta.io hushmail.com"
  ).split(" "),
);
// Under a country's own domain these are shelves, not companies: acme.co.uk, acme.com.au.
const shelves = new Set("ac co com edu gob gouv gov govt ltd me ne net nom or org plc sch".split(" "));
const email = /^[^\s@<>"(),:;]+@((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24})$/i;

/** Whether a text is an e-mail address by its shape ("jane@acme.com"). Never throws. */
export const isEmail = (text: string): boolean => text.length <= 254 && email.test(text);

/**
 * The company that an e-mail address proposes: "jane@mail.acme-labs.co.uk" → "Acme Labs". Only a proposal, to be
 * asked about. Null for a free mail provider, for an internationalised domain in its coded form, and for a text that
 * is no address. Never throws.
 */
export function companyFromEmail(address: string): string | null {
  const text = address.trim();
  const domain = isEmail(text) ? (email.exec(text)?.[1] ?? "").toLowerCase() : "";
  const labels = domain.split(".");
  const [country = "", shelf = ""] = labels.toReversed();
  const isShelved = labels.length > 2 && country.length === 2 && shelves.has(shelf);
  const label = labels.at(isShelved ? -3 : -2);
  if (labels.length < 2 || label === undefined || label.startsWith("xn--")) return null;
  const owned = labels.slice(isShelved ? -3 : -2).join(".");
  if (freeMailNames.has(label) || freeMailDomains.has(owned)) return null;
  return label
    .split("-")
    .filter((word) => word !== "")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}
