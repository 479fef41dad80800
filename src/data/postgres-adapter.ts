import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapterFactory, Transaction } from "@prisma/driver-adapter-utils";
import type { PoolConfig } from "pg";

/**
 * Prisma's adapter for PostgreSQL, whose transactions ask one statement at a time. A query with several relations sends those
 * at once; a transaction has one connection, on which `pg` would line them up itself, but warns that it will
 * refuse to from version 9 on.
 */
export function createPostgresAdapter(config: PoolConfig): SqlDriverAdapterFactory {
  const stock = new PrismaPg(config);
  return {
    provider: stock.provider,
    adapterName: stock.adapterName,
    connect: async () => {
      const adapter = await stock.connect();
      const begin = adapter.startTransaction.bind(adapter);
      adapter.startTransaction = async (isolationLevel) => oneAtATime(await begin(isolationLevel));
      return adapter;
    },
  };
}

function oneAtATime(transaction: Transaction): Transaction {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const own = last.then(act);
    last = own.catch(() => {}); // whoever asked hears of it
    return own;
  };
  const queryRaw = transaction.queryRaw.bind(transaction);
  const executeRaw = transaction.executeRaw.bind(transaction);
  transaction.queryRaw = (query) => inTurn(() => queryRaw(query));
  transaction.executeRaw = (query) => inTurn(() => executeRaw(query));
  return transaction;
}
