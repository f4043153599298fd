import { TestBrowser } from './browser.js';

afterAll(() => TestBrowser.quit());
