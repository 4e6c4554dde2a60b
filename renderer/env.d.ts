/// <reference types="vite/client" />
// The linter reads TypeScript without Vue's compiler; vue-tsc sees the components themselves.
declare module '*.vue' {
  import type { DefineComponent } from 'vue'
  const component: DefineComponent
  export default component
}
