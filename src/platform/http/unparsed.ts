import { IncomingMessage, ServerResponse, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { bodyOf } from './send-error.js';
import { setSurfaceHeaders } from './headers.js';
import { plainErrorPage } from './site-error-page.js';
import type { Surface } from './surface.js';

type Origins = Parameters<typeof setSurfaceHeaders>[2];

/** What a socket holds while an answer is written to it; Node keeps it there and looks at it the same way. */
type Answering = Socket & { _httpMessage?: ServerResponse | null };

/**
 * Answers what Node's parser refuses before there is a request (no HTTP, a head that is too large or too slow) as the surface
 * answers everything else, and lets an `Expect` header that nobody can meet pass (RFC 9110, 10.1.1, leaves that to the server).
 */
export function answerUnparsed(server: Server, surface: Surface, config: Origins): void {
  server.removeAllListeners('clientError');
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Answering) => {
    // In the middle of another answer nothing can be said any more.
    if (!socket.writable || error.code === 'ECONNRESET' || socket._httpMessage) {
      socket.destroy();
      return;
    }
    const response = new ServerResponse(new IncomingMessage(socket));
    response.assignSocket(socket);
    setSurfaceHeaders(response, surface, config);
    const { status, code } = refusalOf(error.code);
    const { type, text } = bodyOf({ status, code, errors: [] }, surface, () => plainErrorPage(status));
    response.writeHead(status, { 'content-type': type, connection: 'close' });
    response.end(text, () => socket.destroySoon());
  });
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
}

function refusalOf(code: string | undefined): { status: number; code: string } {
  if (code === 'HPE_HEADER_OVERFLOW') return { status: 431, code: 'HEADERS_TOO_LARGE' };
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { status: 408, code: 'REQUEST_TIMEOUT' };
  return { status: 400, code: 'REQUEST_INVALID' };
}
