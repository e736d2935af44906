/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useEntity } from '@backstage/plugin-catalog-react';
import { ANNOTATION_STUDIO_DOMAIN_ARN } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { domainIdOfArn } from '../../view';

/** The id of the domain that the entity of the page represents. */
export function useDomainOfEntity(): string | undefined {
  const { entity } = useEntity();
  return domainIdOfArn(
    entity.metadata.annotations?.[ANNOTATION_STUDIO_DOMAIN_ARN],
  );
}
