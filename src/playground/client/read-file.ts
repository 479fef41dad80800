/// <reference lib="dom" />
import type { PageFile } from "../page/contract.ts";

/** A chosen file with its bytes in base64. */
export function readFile(file: File): Promise<PageFile> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("error", () => reject(reader.error));
    reader.addEventListener("load", () => {
      const address = typeof reader.result === "string" ? reader.result : "";
      resolve({ name: file.name, type: file.type, base64: address.slice(address.indexOf(",") + 1) });
    });
    reader.readAsDataURL(file);
  });
}
