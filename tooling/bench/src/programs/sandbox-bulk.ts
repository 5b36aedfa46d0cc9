import { authorization } from './sample-request.ts';

const server = process.env['SERVER'];
const recipients = 10_000;
const to = Array.from({ length: recipients }, (_, number) => ({
  address: `+1206${String(5_550_000 + number)}`,
  channel: 'tel',
}));
const body = JSON.stringify({
  from: { address: '+12065550199', channel: 'tel' },
  to,
  content: { text: 'Hello' },
});
const headers = { authorization, 'content-type': 'application/json' };

async function ask(path: string): Promise<Response> {
  const response = await fetch(server + path, { headers });
  if (!response.ok) throw new Error(`${path}: the sandbox answered ${response.status}`);
  return response;
}

/** Calls again and again until it is told to end, and gives the slowest call. */
function callMeanwhile(): () => Promise<number> {
  let isOver = false;
  const calling = (async () => {
    let slowest = 0;
    while (!isOver) {
      const began = performance.now();
      await (await ask('/preview/Messages?page_size=1')).text();
      slowest = Math.max(slowest, performance.now() - began);
    }
    return slowest;
  })();
  return async () => {
    isOver = true;
    return await calling;
  };
}

const figures: Record<string, number> = {};
// The first is not counted: the sandbox has just started then.
for (let run = 0; run <= 5; run++) {
  const others = callMeanwhile();
  const began = performance.now();
  const response = await fetch(`${server}/preview/Messages`, { method: 'POST', headers, body });
  await response.text();
  const answered = performance.now() - began;
  if (response.status !== 202) throw new Error(`the sandbox answered ${response.status}`);
  const operation = await ask(`/preview/Messages/Operations/${response.headers.get('operation-id')}`);
  const { delivery }: { delivery: { total_count: number } } = Object(await operation.json());
  const expanded = performance.now() - began;
  const slowest = await others();
  if (delivery.total_count !== recipients) throw new Error(`${delivery.total_count} of ${recipients} are there`);
  if (run > 0)
    Object.assign(figures, { [`answered${run}`]: answered, [`expanded${run}`]: expanded, [`others${run}`]: slowest });
  // The messages on their way are moved on meanwhile; the next request shall not wait for that.
  await new Promise((resolve) => setTimeout(resolve, 1500));
}
console.log(JSON.stringify(figures));
process.exit();
