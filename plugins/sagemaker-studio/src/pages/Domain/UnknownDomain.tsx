/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { ANNOTATION_STUDIO_DOMAIN_ARN } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { EmptyState } from '../../components/Feedback';
import { useStudioText } from '../../hooks';

/** For entities that represent a domain but do not name it. */
export function UnknownDomain() {
  const t = useStudioText();
  return (
    <EmptyState
      title={t('domain.unknownEntityTitle')}
      description={t('domain.unknownEntity', {
        annotation: ANNOTATION_STUDIO_DOMAIN_ARN,
      })}
    />
  );
}
