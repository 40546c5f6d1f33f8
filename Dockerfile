# Builds an image with the API and the commands of Rolegraph, without Neo4j; docker-compose.yml runs both.
#
#   docker build -t rolegraph .
#   docker run --rm rolegraph --help
#
# The root file system may be read-only. Rolegraph writes to /tmp, where imports keep what they read, and to /data.

FROM node:22-bookworm-slim AS package
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
# Builds the tarball that users install, and unpacks it into the folder `package`.
RUN npm pack && tar -xzf rolegraph-*.tgz

FROM node:22-bookworm-slim AS dependencies
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
LABEL org.opencontainers.image.title="Rolegraph"
LABEL org.opencontainers.image.description="Who can do what in AWS, who can become whom, and why."
LABEL org.opencontainers.image.licenses="MIT"
WORKDIR /app
# Nothing is installed after this, so the package managers and their dependencies are removed.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack
RUN rm -rf /opt/yarn-* /usr/local/bin/yarn /usr/local/bin/yarnpkg
COPY --from=dependencies /build/node_modules ./node_modules
COPY --from=package /build/package .
RUN mkdir /data && chown node:node /data
ENV NODE_ENV=production
ENV HOST=0.0.0.0
ENV PORT=4000
ENV TMPDIR=/tmp
ENV ROLEGRAPH_DATA_DIR=/data
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=10s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/main.js"]
CMD ["serve"]
