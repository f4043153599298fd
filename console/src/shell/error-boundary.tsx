import { Component, type ReactNode } from 'react';
import { BrokenPage } from './broken-page.js';

/** Catches what the router cannot: a part of the console that could not be fetched at all. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <BrokenPage /> : this.props.children;
  }
}
