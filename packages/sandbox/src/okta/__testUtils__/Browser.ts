/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** As much of a browser as these pages need: it keeps cookies and follows redirects one at a time. */
export class Browser {
  readonly #cookies = new Map<string, string>();
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  get(path: string): Promise<Response> {
    return this.#send('GET', path);
  }

  /** Submits a form. */
  post(
    path: string,
    fields: Record<string, string | string[]>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const body = new URLSearchParams();
    for (const [name, values] of Object.entries(fields)) {
      [values].flat().forEach(value => body.append(name, value));
    }
    return this.#send('POST', path, body, headers);
  }

  /** Where the answer redirects to. */
  follow(answer: Response): Promise<Response> {
    return this.get(answer.headers.get('location') ?? 'no redirect');
  }

  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  /** Opens a page that needs a sign-in, chooses the person there, and gives the page come back to. */
  async openAs(path: string, personId: string): Promise<Response> {
    const chooser = await this.get(
      `/okta/sign-in?next=${encodeURIComponent(path)}`,
    );
    const markup = await chooser.text();
    const escaped = /name="next"\s+value="([^"]*)"/.exec(markup)?.[1] ?? '';
    const next = escaped.replace('&lt;', '<').replace('&gt;', '>');
    const answer = await this.post('/okta/sign-in', { person: personId, next });
    return this.follow(answer);
  }

  async #send(
    method: string,
    path: string,
    body?: URLSearchParams,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const cookie = [...this.#cookies].map(pair => pair.join('=')).join('; ');
    const answer = await fetch(new URL(path, this.#url), {
      method,
      body,
      redirect: 'manual',
      headers: { ...headers, ...(cookie && { cookie }) },
    });
    for (const set of answer.headers.getSetCookie()) {
      const pair = set.replace(/;.*/s, '');
      const at = pair.indexOf('=');
      const isExpired = /expires=Thu, 01 Jan 1970/i.test(set);
      if (isExpired) {
        this.#cookies.delete(pair.slice(0, at));
      } else {
        this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
      }
    }
    return answer;
  }
}
