import { tryProxy } from '../src/official-proxy.ts';

tryProxy('twilio-5');
