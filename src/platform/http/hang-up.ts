import type { Socket } from 'node:net';

const watched = new WeakMap<Socket, Set<() => void>>();

/** Whether the other side of a connection has gone, or has said that it goes: Node answers nobody who has. */
export function hasHungUp(socket: Socket): boolean {
  return socket.destroyed || socket.readableEnded || socket.writableEnded;
}

/**
 * Calls back once when the other side of a connection goes, until the returned function is called. An answer that waits behind
 * another one on the same connection hears nothing of that by itself, so this looks at the connection.
 */
export function onHangUp(socket: Socket, gone: () => void): () => void {
  const callbacks = watched.get(socket) ?? watch(socket);
  callbacks.add(gone);
  return () => callbacks.delete(gone);
}

function watch(socket: Socket): Set<() => void> {
  const callbacks = new Set<() => void>();
  const tell = (): void => {
    const told = [...callbacks];
    callbacks.clear();
    told.forEach((gone) => gone());
  };
  watched.set(socket, callbacks);
  // One listener for all requests of a connection, however many it carries.
  socket.once('end', tell).once('close', tell);
  return callbacks;
}
