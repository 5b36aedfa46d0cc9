/** What a program has to be told for its traffic to be redirected, and what it was told before. */
export function redirectedEnvironment(
  environment: NodeJS.ProcessEnv,
  url: string,
  register: string,
): NodeJS.ProcessEnv {
  const options = [environment['NODE_OPTIONS'], `--import=${register}`].filter(Boolean).join(' ');
  return { ...environment, NODE_OPTIONS: options, COMMS_SANDBOX_URL: url };
}
