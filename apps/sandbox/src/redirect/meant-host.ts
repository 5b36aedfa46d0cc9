/** What tells the sandbox which API was meant, where its own address says nothing of it. */
const meantHostHeader = 'x-twilio-sandbox-host';

/** Adds which API was meant to the headers of a request, which can have any form; in place of the host that they name. */
export function withMeantHost(headers: unknown, meant: string): readonly unknown[] {
  const others = headerPairs(headers).filter(([name]) => !/^(host|x-twilio-sandbox-host)$/i.test(String(name)));
  return [...others.flat(), meantHostHeader, meant];
}

/** Pairs of name and value: headers are an object, a list of both in turn, or a list of pairs. */
function headerPairs(headers: unknown): (readonly unknown[])[] {
  if (!isIterable(headers)) return Object.entries(Object(headers));
  const list = [...headers];
  if (list.every((each) => Array.isArray(each))) return list;
  return list.flatMap((name, index) => (index % 2 === 0 ? [[name, list[index + 1]]] : []));
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return Symbol.iterator in Object(value);
}
