/**
 * The only way to PostgreSQL: {@link dev.cauce.engine.persistence.ScopedTransactions} opens every transaction and tells the
 * database first which clients it may touch; row-level security keeps it to them. Flyway migrates at start as the owner.
 */
@NullMarked
package dev.cauce.engine.persistence;

import org.jspecify.annotations.NullMarked;
