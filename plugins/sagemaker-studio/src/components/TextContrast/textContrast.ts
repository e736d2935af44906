/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import styles from './TextContrast.module.css';

/** The class of whatever stands on a page that is not ours alone, so that its secondary text can be read in the dark. */
export const textContrast = styles.legible;
