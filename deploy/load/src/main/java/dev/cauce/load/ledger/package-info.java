/**
 * What was promised and what became of it. {@link dev.cauce.load.ledger.Ledger} notes every acknowledgement while the load
 * runs; {@link dev.cauce.load.ledger.Reconciliation} compares it, purely, with what the engine shows afterwards.
 */
@NullMarked
package dev.cauce.load.ledger;

import org.jspecify.annotations.NullMarked;
