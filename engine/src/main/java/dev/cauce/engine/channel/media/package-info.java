/**
 * Where the content of files lies: {@link dev.cauce.engine.channel.media.MediaStorage} keeps it whole or not at all, in a folder
 * or in a bucket of an S3-compatible storage. Whose a file is and what it is called stands in PostgreSQL.
 */
@NullMarked
package dev.cauce.engine.channel.media;

import org.jspecify.annotations.NullMarked;
