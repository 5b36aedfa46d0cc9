/** What `--help` says. */
export const help = `Usage: comms-sandbox [options]
       comms-sandbox run [options] -- COMMAND
       comms-sandbox export FILE [--data FILE | --url URL]
       comms-sandbox import FILE [--data FILE | --url URL]
       comms-sandbox open [--url URL]

A local server that behaves like Twilio's communications APIs. With \`run\`, it is there as long as a command runs, and all
that this command and the Node programs below it send to Twilio goes to it. \`export\` and \`import\` keep everything in a file
and bring it back: of a data file, or of a sandbox that runs. \`open\` shows the page of one that runs.

  --port N        the port to listen on, 0 for a free one  (default: 4010; with run: 0)
  --data FILE     keep everything in a file                (default: memory)
  --seed N|FILE   make runs repeat themselves; or begin with the world that a JSON file describes
  --otp CODE      the code of every verification          (default: random ones)
  --dns real      look up the records of domains in DNS    (default: fake)
  --smtp URL      hand e-mails over to a real SMTP server  (default: keep them)
  --strict-auth   let in only accounts made by POST /_sandbox/v1/accounts
  --min-fidelity N
                  refuse operations that are simulated less faithfully, 1 to 4
  --event-batch N the most events in one webhook           (default: 100)
  --allow-remote-sinks
                  deliver events and webhooks to other machines, too  (default: loopback only)
  --host ADDRESS  the address to listen on                 (default: 127.0.0.1); elsewhere, accounts are strict and
  --token TEXT    the control API and the page need a token (default: a new one, which is printed)
  --allow-host NAME
                  a name beside its addresses by which it may be called, such as that of a container; can be repeated
  --url URL       where a sandbox runs                     (default: COMMS_SANDBOX_URL, or http://127.0.0.1:4010)
  --help          show this

Examples:
  comms-sandbox --data dev.db
  comms-sandbox --seed world.json
  comms-sandbox run -- node app.js
  comms-sandbox --host 0.0.0.0 --allow-host sandbox
  comms-sandbox export before.db && comms-sandbox import before.db
  node --import @comms/sandbox/register app.js    # with a sandbox that runs already
`;
