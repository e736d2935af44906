/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import styles from './TextContrast.module.css';

/** A class for the root elements of the plugin that makes secondary text legible in dark themes. */
export const textContrast = styles.legible;
