/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessRequest,
  PlanInput,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { StudioDialog } from '../../../components/StudioDialog';
import { useStudioText } from '../../../hooks';
import { FiledRequests } from './FiledRequests';
import { RecordForm } from './RecordForm';

/** Shows the plans of requests that record access, and files them together. */
export function RecordDialog(props: {
  domain: StudioDomain;
  records: PlanInput[];
  onFiled: () => Promise<void>;
  onClose: () => void;
}) {
  const { domain, onFiled, onClose } = props;
  const t = useStudioText();
  // What is filed leaves the list behind the dialog.
  const [records] = useState(props.records);
  const [filed, setFiled] = useState<AccessRequest[]>();
  return (
    <StudioDialog
      title={t('unmanaged.recordTitle', { domain: domain.name })}
      width={640}
      isOpen
      onClose={onClose}
      isForm
    >
      {filed ? (
        <FiledRequests requests={filed} onClose={onClose} />
      ) : (
        <RecordForm
          records={records}
          onFiled={async requests => {
            setFiled(requests);
            await onFiled();
          }}
          onCancel={onClose}
        />
      )}
    </StudioDialog>
  );
}
