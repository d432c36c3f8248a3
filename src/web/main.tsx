/** The browser edition: the pane beside an embedded spreadsheet, where there is no Excel. Nothing leaves the page. */
import { createRoot } from 'react-dom/client';
import { Desk } from './desk';
import { DeskPage } from './DeskPage';
import './web.css';

const element = document.getElementById('root');
if (!element) throw new Error('the page has no place for the desk');
createRoot(element).render(<DeskPage desk={new Desk()} />);
