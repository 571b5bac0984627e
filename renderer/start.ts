/** What runs first stands first: the host is asked before the greater part of the page is run. */
import './host/asked-host.ts';
import './main.tsx';
