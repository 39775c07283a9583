# The portal as an image: built with the SDK, run with the runtime alone, by a user that is not root.
# IMAGES is the registry that serves you Microsoft's images, with a slash at its end; see docs/operations.md.
ARG IMAGES=""

FROM ${IMAGES}dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet restore src/MicPortal.Web --locked-mode
RUN dotnet publish src/MicPortal.Web --configuration Release --no-restore --output /portal

FROM ${IMAGES}dotnet/aspnet:10.0
WORKDIR /portal
COPY --from=build /portal .
# What is written lies outside the program, in volumes; a new volume takes the owner over.
RUN mkdir -p /var/lib/micportal && chown "$APP_UID" /var/lib/micportal
ENV Documents__Folder=/var/lib/micportal/documents \
    ASPNETCORE_HTTP_PORTS=8080
VOLUME /var/lib/micportal
EXPOSE 8080
USER $APP_UID
# The image has no curl.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD bash -c 'exec 3<>/dev/tcp/127.0.0.1/8080 && printf "GET /health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n" >&3 && head -n 1 <&3 | grep -q " 200 "'
ENTRYPOINT ["dotnet", "MicPortal.Web.dll"]
