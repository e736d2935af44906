/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Request } from 'express';
import { Html, html } from './html';

/** A parsed body, of a form or of JSON. */
export type Body = Record<string, unknown>;

export function bodyOf(req: Request): Body {
  const body: unknown = req.body;
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? (body as Body)
    : {};
}

/** A member as trimmed text; absent is empty. */
export function textOf(body: Body, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** A member that may be given once, several times or not at all. */
export function listOf(body: Body, name: string): string[] {
  const value = body[name];
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter(
    (item): item is string => typeof item === 'string' && item !== '',
  );
}

/**
 * Where to go after signing in or out: a path of this server, and only that, so that nobody can be sent elsewhere.
 */
export function localPath(value: unknown, otherwise: string): string {
  return typeof value === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(value)
    ? value
    : otherwise;
}

/** A text field with its label and, after a refusal, the problem next to it. */
export function textField(options: {
  name: string;
  label: string;
  value?: string;
  type?: 'text' | 'email';
  required?: boolean;
  hint?: string;
  problem?: string;
  /** Distinguishes fields of the same name in one page. */
  idPrefix?: string;
}): Html {
  const { name, label, value = '', type = 'text', problem, hint } = options;
  const id = `${options.idPrefix ?? ''}${name}`;
  const describedBy = [hint && `${id}-hint`, problem && `${id}-problem`]
    .filter(Boolean)
    .join(' ');
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <input
      id="${id}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="off"
      ${options.required && html`aria-required="true"`}
      ${problem !== undefined && html`aria-invalid="true"`}
      ${describedBy !== '' && html`aria-describedby="${describedBy}"`}
    />
    ${hint !== undefined &&
    html`<span class="muted" id="${id}-hint">${hint}</span>`}
    ${problem !== undefined &&
    html`<p class="problem" id="${id}-problem">${problem}</p>`}
  </div>`;
}
