/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  PersonAccess,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useActionDialog } from '../ActionDialog';
import { RevokeButton } from './RevokeButton';

/** The revoke button together with its dialog. */
export function RevokeAccess(props: {
  access: PersonAccess;
  domain: StudioDomain;
  onSent: () => void;
}) {
  const { access, domain, onSent } = props;
  const { propose, dialog } = useActionDialog(domain, { onSent });
  return (
    <>
      <RevokeButton access={access} domain={domain} onRevoke={propose} />
      {dialog}
    </>
  );
}
