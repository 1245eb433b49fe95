/**
 * Files that contacts' messages name and providers keep: {@link dev.cauce.engine.channel.awaited.AwaitedFiles} has a row for each
 * from before the provider is answered, {@link dev.cauce.engine.channel.awaited.FileFetcher} brings them or says why not. Whichever
 * process is alive works on the rows that are due; what one died over is taken up by another.
 */
@NullMarked
package dev.cauce.engine.channel.awaited;

import org.jspecify.annotations.NullMarked;
