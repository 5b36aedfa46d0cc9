import { render } from 'preact';
import { App } from './app.tsx';
import { start } from './data/store.ts';
import { followAddress } from './state/route.ts';
import { startTime } from './state/sandbox-time.ts';
import { listenForKeys } from './state/shortcuts.ts';
import { startTheme } from './state/theme.ts';

const place = document.getElementById('page');
if (place) {
  startTheme();
  followAddress();
  start();
  startTime();
  listenForKeys();
  render(<App />, place);
}
