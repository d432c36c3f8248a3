import { describeHost } from '../contract';
import { describeLiveHost } from '../contract-live';
import { openBytes } from './support';

describeHost('excel', openBytes);
describeLiveHost('excel', openBytes);
