import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** One record that the server answers with. */
export interface Answer {
  readonly type: 'CNAME' | 'TXT' | 'MX';
  readonly host: string;
  readonly value: string;
}

/** A DNS server on this machine: just enough of one for a test. */
export interface DnsServer {
  /** Such as `127.0.0.1:40053`. */
  readonly address: string;
  /** What it was asked, such as `TXT example.com`. */
  readonly questions: string[];
  /** What it answers from now on; what is not in it does not exist. */
  records: readonly Answer[];
  /** It answers when this has come. */
  ready: Promise<void>;
  close(): Promise<void>;
}

const codes = { CNAME: 5, MX: 15, TXT: 16 } as const;
const missing = 3;
const headerSize = 12;

/** Starts a server that answers by UDP. */
export async function startDnsServer(): Promise<DnsServer> {
  const socket = createSocket('udp4');
  const server: DnsServer = {
    address: '',
    questions: [],
    records: [],
    ready: Promise.resolve(),
    close: async () => {
      socket.close();
      await once(socket, 'close');
    },
  };
  socket.on('message', async (query, { port, address }) => {
    const { host, code, end } = readQuestion(query);
    const type = Object.entries(codes).find(([, each]) => each === code)?.[0] ?? String(code);
    server.questions.push(`${type} ${host}`);
    await server.ready;
    const found = server.records.filter((record) => record.type === type && record.host === host);
    socket.send(writeReply(query.subarray(0, end), found), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return Object.assign(server, { address: `127.0.0.1:${socket.address().port}` });
}

function readQuestion(query: Buffer): { host: string; code: number; end: number } {
  const labels: string[] = [];
  let at = headerSize;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { host: labels.join('.').toLowerCase(), code: query.readUInt16BE(at + 1), end: at + 5 };
}

function writeReply(question: Buffer, answers: readonly Answer[]): Buffer {
  const reply = Buffer.concat([question, ...answers.map(writeAnswer)]);
  reply.writeUInt16BE(0x8580 | (answers.length === 0 ? missing : 0), 2);
  reply.writeUInt16BE(answers.length, 6);
  reply.writeUInt32BE(0, 8);
  return reply;
}

function writeAnswer({ type, value }: Answer): Buffer {
  const data = dataOf(type, value);
  const head = Buffer.alloc(headerSize);
  // The name is the one in the question.
  head.writeUInt16BE(0xc000 | headerSize, 0);
  head.writeUInt16BE(codes[type], 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function dataOf(type: Answer['type'], value: string): Buffer {
  if (type === 'CNAME') return writeName(value);
  if (type === 'TXT') {
    // In two parts, as long texts come.
    const middle = Math.floor(value.length / 2);
    return Buffer.concat([value.slice(0, middle), value.slice(middle)].map(writeText));
  }
  const [preference = '', name = ''] = value.split(' ');
  return Buffer.concat([Buffer.from([0, Number(preference)]), writeName(name)]);
}

function writeName(name: string): Buffer {
  return Buffer.concat([...name.split('.').map(writeText), Buffer.from([0])]);
}

function writeText(text: string): Buffer {
  return Buffer.concat([Buffer.from([text.length]), Buffer.from(text, 'latin1')]);
}
