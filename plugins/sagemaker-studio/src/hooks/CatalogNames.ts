/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogApi } from '@backstage/plugin-catalog-react';

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.profile.displayName',
];

/** Somebody new is in the catalog within minutes, and a page may stay open for hours. */
const ASK_AGAIN_AFTER_MS = 60_000;

/** The names of people and teams by their refs, read from the catalog once each, many at a time. */
export class CatalogNames {
  readonly #catalog: Pick<CatalogApi, 'getEntitiesByRefs'>;
  readonly #names = new Map<string, string>();
  /** When the catalog was last asked for whom it has not named. */
  readonly #asked = new Map<string, number>();
  readonly #listeners = new Set<() => void>();
  #waiting: string[] = [];
  #version = 0;

  constructor(options: { catalog: Pick<CatalogApi, 'getEntitiesByRefs'> }) {
    this.#catalog = options.catalog;
  }

  /** Changes whenever names were read. */
  readonly version = (): number => this.#version;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Undefined while it is being read, and as long as the catalog has no such entity. */
  nameOf(ref: string): string | undefined {
    const name = this.#names.get(ref);
    if (name === undefined && this.#isDue(ref)) {
      this.#asked.set(ref, Date.now());
      if (this.#waiting.length === 0) {
        setTimeout(() => void this.#read(), 0);
      }
      this.#waiting.push(ref);
    }
    return name;
  }

  #isDue(ref: string): boolean {
    const asked = this.#asked.get(ref);
    return asked === undefined || Date.now() - asked >= ASK_AGAIN_AFTER_MS;
  }

  async #read(): Promise<void> {
    const entityRefs = this.#waiting;
    this.#waiting = [];
    const before = this.#names.size;
    try {
      const { items } = await this.#catalog.getEntitiesByRefs({
        entityRefs,
        fields: FIELDS,
      });
      for (const entity of items) {
        if (entity) {
          this.#names.set(stringifyEntityRef(entity), nameIn(entity));
        }
      }
    } catch {
      // Sentences are complete with refs. The next to ask tries again.
      entityRefs.forEach(ref => this.#asked.delete(ref));
      return;
    }
    if (this.#names.size === before) {
      // Whoever listens would render, and so ask, for nothing.
      return;
    }
    this.#version += 1;
    this.#listeners.forEach(listener => listener());
  }
}

function nameIn({ metadata, spec }: Entity): string {
  const profile = spec?.profile;
  const name =
    typeof profile === 'object' && profile !== null && 'displayName' in profile
      ? profile.displayName
      : undefined;
  return typeof name === 'string' && name
    ? name
    : metadata.title ?? metadata.name;
}
