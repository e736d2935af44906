/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { createHash } from 'crypto';
import type { Response } from 'express';
import { FRAMES_FORBIDDEN } from './guards';
import { Html, html } from './html';
import { STYLE } from './style';

/** One page of the sandbox. */
export type Page = {
  title: string;
  /** The product that the page stands in for, shown at the top left. */
  brand: string;
  body: Html;
  /** Full name of the person who is signed in. */
  signedInAs?: string;
  /** Where signing in or out leads back to. */
  here: string;
  narrow?: boolean;
  /** Without links that lead away, for a page in the middle of a sign-in. */
  bare?: boolean;
  /** Seconds after which the page loads itself again. */
  reloadAfter?: number;
};

/*
 * Hides what does not contain the words typed into a search box, where everything there is to search is on the page.
 * Sections of which nothing is left disappear with their headings.
 */
const FILTER_SCRIPT = `
document.querySelectorAll('input[data-filters]').forEach(box => {
  const items = [...document.querySelectorAll('[data-filter-text]')];
  const none = document.querySelector('[data-filter-none]');
  const apply = () => {
    const words = box.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let left = 0;
    items.forEach(item => {
      item.hidden = !words.every(word => item.dataset.filterText.includes(word));
      if (!item.hidden) left += 1;
    });
    document.querySelectorAll('[data-filter-section]').forEach(section => {
      section.hidden = !section.querySelector('[data-filter-text]:not([hidden])');
    });
    if (none) none.hidden = left > 0;
  };
  box.addEventListener('input', apply);
  apply();
});
`;

const hash = (text: string) =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const CONTENT_SECURITY_POLICY = [
  `default-src 'none'`,
  FRAMES_FORBIDDEN,
  `base-uri 'none'`,
  `style-src ${hash(STYLE)}`,
  `script-src ${hash(FILTER_SCRIPT)}`,
].join('; ');

// Both are constants of this program; their hashes above would not match were anything escaped in them.
const styleElement = new Html(`<style>${STYLE}</style>`);
const scriptElement = new Html(`<script>${FILTER_SCRIPT}</script>`);

function session(page: Page): Html {
  if (!page.signedInAs) {
    return html`<a href="/okta/sign-in?next=${encodeURIComponent(page.here)}"
      >Sign in</a
    >`;
  }
  return html`<span class="muted">${page.signedInAs}</span>
    <form method="post" action="/okta/sign-out">
      <input type="hidden" name="next" value="${page.here}" />
      <button class="link">Sign out</button>
    </form>`;
}

function navigation(page: Page): Html {
  return html`<nav aria-label="Sandbox">
      <a href="/okta/home">My apps</a>
      <a href="/start">Access portal</a>
      <a href="/okta">Directory</a>
      <a href="/control">Control</a>
    </nav>
    <div class="row">${session(page)}</div>`;
}

/** Answers with a whole page. */
export function sendPage(res: Response, status: number, page: Page): void {
  const markup = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      ${page.reloadAfter !== undefined &&
      html`<meta http-equiv="refresh" content="${page.reloadAfter}" />`}
      <title>${page.title} · ${page.brand}</title>
      ${styleElement}
    </head>
    <body>
      <a class="skip" href="#main">Skip to the content</a>
      <header class="bar">
        <div>
          <span class="brand">${page.brand}<small>sandbox</small></span>
          ${!page.bare && navigation(page)}
        </div>
      </header>
      <main id="main" ${page.narrow && html`class="narrow"`}>${page.body}</main>
      ${scriptElement}
    </body>
  </html>`;
  res
    .status(status)
    .setHeader('content-security-policy', CONTENT_SECURITY_POLICY)
    .setHeader('cache-control', 'no-store')
    .type('html')
    .send(`<!doctype html>\n${markup}`);
}

/** A page that has one thing to say. */
export function sendMessage(
  res: Response,
  status: number,
  options: Omit<Page, 'body'> & { text: string; more?: Html },
): void {
  const { text, more, ...page } = options;
  sendPage(res, status, {
    narrow: true,
    ...page,
    body: html`<h1>${page.title}</h1>
      <div class="notice ${status >= 400 ? 'bad' : 'warn'}" role="alert">
        <p>${text}</p>
      </div>
      ${more}`,
  });
}
