// A person with tus-js-client: node tus.mjs upload|resume|terminate URL HEADER_FILE [FILE NAME [CUT_AT_BYTES]]
// Says where the upload is ("at URL") and the hash that the service answers ("whole SHA256"); dies at CUT_AT_BYTES with 3.
import { createReadStream, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'

const tus = createRequire(`${process.cwd()}/`)('tus-js-client')
const [what, url, headerFile, file, name, cutAt] = process.argv.slice(2)
const authorization = readFileSync(headerFile, 'utf8').replace(/^Authorization: /, '').trim()
const common = { headers: { Authorization: authorization }, retryDelays: [0, 200, 1000, 3000] }

function fail(error) {
  console.error(error.message)
  process.exit(1)
}

if (what === 'terminate') {
  tus.Upload.terminate(url, common).catch(fail)
} else {
  let hash
  const upload = new tus.Upload(createReadStream(file), {
    ...common,
    ...(what === 'resume' ? { uploadUrl: url } : { endpoint: url }),
    uploadSize: statSync(file).size,
    metadata: { filename: name },
    onProgress: sent => {
      if (cutAt && sent >= Number(cutAt)) process.exit(3)
    },
    onAfterResponse: (_, answer) => {
      hash = answer.getHeader('X-Content-SHA256')
    },
    onUploadUrlAvailable: () => console.log(`at ${upload.url}`),
    onSuccess: () => console.log(`whole ${hash}`),
    onError: fail,
  })
  upload.start()
}
