import type { AddressInfo } from "node:net";
import type { HTTPReceiver, Receiver } from "@slack/bolt";

/** Opens the receiver's door. @returns the port of an HTTP receiver, null for a socket */
export async function openDoor(
  receiver: HTTPReceiver | Receiver,
  at: { host: string; port: number },
): Promise<number | null> {
  const started: unknown = await receiver.start(at);
  const address = hasAddress(started) ? started.address() : null;
  return address === null ? null : address.port;
}

const hasAddress = (started: unknown): started is { address(): AddressInfo | null } =>
  typeof started === "object" && started !== null && "address" in started;
