/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { studioDomainCreatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useEffect, useState } from 'react';
import { useGranted } from './usePermissions';

/** The catalog ref of the template that creates domains, for those who may; undefined where the catalog has none. */
export function useDomainTemplate(): string | undefined {
  const catalog = useApi(catalogApiRef);
  const isGranted = useGranted(studioDomainCreatePermission);
  const [template, setTemplate] = useState<string>();
  useEffect(() => {
    if (!isGranted) {
      return undefined;
    }
    let gone = false;
    void catalog
      .queryEntities({
        filter: {
          kind: 'Template',
          'spec.type': 'domain',
          'metadata.tags': 'sagemaker-studio',
        },
        fields: ['kind', 'metadata'],
        limit: 1,
      })
      .then(
        ({ items: [found] }) => found && stringifyEntityRef(found),
        // Without the catalog the page works without the button.
        () => undefined,
      )
      .then(found => {
        if (!gone) {
          setTemplate(found);
        }
      });
    return () => {
      gone = true;
    };
  }, [catalog, isGranted]);
  return template;
}
