-- What wrk sends, taken from the environment, and what it reports: one line.
-- No request() and response(): wrk then sends ready-made bytes.

wrk.method = os.getenv("BENCHMARK_METHOD")
if os.getenv("BENCHMARK_TYPE") then
   wrk.headers["Content-Type"] = os.getenv("BENCHMARK_TYPE")
end
if os.getenv("BENCHMARK_BODY") then
   local file = assert(io.open(os.getenv("BENCHMARK_BODY"), "rb"))
   wrk.body = file:read("*a")
   file:close()
end

local ports = {}
for port in os.getenv("BENCHMARK_PORTS"):gmatch("%d+") do
   ports[#ports + 1] = port
end
local threads = 0

-- Each thread has one of the server's processes for itself.
function setup(thread)
   thread.addr = wrk.lookup("127.0.0.1", ports[threads % #ports + 1])[1]
   threads = threads + 1
end

function done(summary, latency, requests)
   local e = summary.errors
   io.write(string.format(
      '\n{"requests": %d, "seconds": %f, "p50": %f, "p99": %f,' ..
      ' "connect": %d, "read": %d, "write": %d, "timeout": %d,' ..
      ' "status": %d}\n',
      summary.requests, summary.duration / 1e6,
      latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
      e.connect, e.read, e.write, e.timeout, e.status))
end
