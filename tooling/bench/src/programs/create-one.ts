import autocannon from 'autocannon';

// The same few requests for every server: few enough for one that refuses more in an hour, with the token that it knows.
const { URL: url = '', BODY: body = '', TYPE: type = '' } = process.env;
const headers = { authorization: `Basic ${btoa(`AC${'0'.repeat(32)}:twilio_test_auth_token`)}`, 'content-type': type };
const load = { url, method: 'POST', headers, body, connections: 20 } as const;
await autocannon({ ...load, amount: 500 });
const { duration, non2xx, errors } = await autocannon({ ...load, amount: 2000 });
if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} answers were no success, ${errors} requests failed`);
console.log(JSON.stringify({ perSecond: 2000 / duration }));
process.exit();
