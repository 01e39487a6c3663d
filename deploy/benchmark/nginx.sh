# nginx with TLS on a plain directory: GET, and PUT by its WebDAV module. Sourced by deploy/bench.

nginx_missing() {
  if ! command -v nginx >/dev/null && [ ! -x /usr/sbin/nginx ]; then
    echo "no nginx; Debian: nginx-core"
  elif ! command -v openssl >/dev/null; then
    echo "no openssl to make a certificate; Debian: openssl"
  else
    return 1
  fi
}


nginx_version() {
  PATH=$PATH:/usr/sbin command nginx -v 2>&1 | sed 's/^.*: //'
}

nginx_prepare() {
  mkdir -p "$dir/nginx" "$dir/nginx-files"
  [ "$(id -u)" -ne 0 ] || chmod 755 "$dir"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=127.0.0.1 \
    -addext subjectAltName=IP:127.0.0.1 -keyout "$dir/nginx/key.pem" -out "$dir/nginx/cert.pem" 2>/dev/null
}

nginx_start() {
  nginx_port=$(free_port)
  cat >"$dir/nginx/nginx.conf" <<END
$([ "$(id -u)" -ne 0 ] || echo "user root;")
worker_processes auto;
daemon off;
pid $dir/nginx/pid;
events { worker_connections 4096; }
http {
  access_log off;
  sendfile on;
  client_max_body_size 0;
  client_body_temp_path $dir/nginx-files/.arriving;
  keepalive_requests 100000;
  server {
    listen 127.0.0.1:$nginx_port ssl;
    ssl_certificate $dir/nginx/cert.pem;
    ssl_certificate_key $dir/nginx/key.pem;
    ssl_protocols TLSv1.3;
    root $dir/nginx-files;
    dav_methods PUT;
  }
}
END
  # Not through a function: its process would be a shell, and to end that would leave nginx running.
  PATH=$PATH:/usr/sbin nginx -p "$dir/nginx" -c "$dir/nginx/nginx.conf" -e "$dir/nginx/error.log" &
  nginx_pid=$!
  running="$running nginx"
  until curl -s -o "$client/nothing" --cacert "$dir/nginx/cert.pem" "https://127.0.0.1:$nginx_port/"; do
    kill -0 "$nginx_pid"
    sleep 0.02
  done
}

nginx_stop() {
  kill "$nginx_pid" 2>/dev/null || :
  wait "$nginx_pid" 2>/dev/null || :
  running=$(echo "$running" | sed 's/ nginx//')
}

nginx_pids() {
  # shellcheck disable=SC2046
  echo $(family "$nginx_pid")
}

nginx_doors() {
  echo https
}

nginx_curl() {
  shift
  curl -sS --fail --cacert "$dir/nginx/cert.pem" "$@"
}

nginx_put_url() {
  echo "https://127.0.0.1:$nginx_port/$1"
}

nginx_get_urls() {
  (cd "$dir/nginx-files" && find . -name "$1*") | sed 's|^\./||' |
    while read -r nginx_name; do
      echo "https://127.0.0.1:$nginx_port/$nginx_name $nginx_name"
    done
}

nginx_forget() {
  find "$dir/nginx-files" -name "$1*" -delete
}
