/**
 * Words. One JSON file per namespace and language under `src/locales/<lang>/<ns>.json`.
 *
 * An app hands over its own loaders (so the portal never names a staff file); a route loads the
 * namespaces it needs before it shows. `common` is always there: `t('common:save')`.
 */
import i18next, { type BackendModule, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Language = 'en' | 'ru';
export const LANGUAGES: readonly Language[] = ['en', 'ru'];
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский' };
export type LocaleLoaders = Record<string, () => Promise<unknown>>;

const STORED = 'artel.language';

/** The language before anybody is signed in: the one chosen here earlier, else the browser's first that we speak. */
export function preferredLanguage(stored: string | null, browser: readonly string[]): Language {
  const wanted = [stored ?? '', ...browser].map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.find((tag): tag is Language => tag === 'en' || tag === 'ru') ?? 'en';
}

export function currentLanguage(): Language {
  return i18next.language === 'ru' ? 'ru' : 'en';
}

function backend(loaders: LocaleLoaders): BackendModule {
  return {
    type: 'backend',
    init() {},
    read(language, namespace, done) {
      const load = loaders[`../../locales/${language}/${namespace}.json`];
      if (!load) {
        done(new Error(`no ${namespace} in ${language}`), null);
        return;
      }
      load().then(
        (module) => done(null, (module as { default: ResourceKey }).default),
        (error: Error) => done(error, null),
      );
    },
  };
}

/** Start with the loaders of `import.meta.glob('../../locales/*\/{a,b}.json')`, called from `src/apps/<app>/`. */
export async function startI18n(loaders: LocaleLoaders, namespaces: string[] = ['common']): Promise<void> {
  const language = preferredLanguage(localStorage.getItem(STORED), navigator.languages);
  i18next.on('languageChanged', (next) => {
    document.documentElement.lang = next;
  });
  await i18next
    .use(backend(loaders))
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'en',
      supportedLngs: LANGUAGES,
      ns: namespaces,
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
      react: { useSuspense: false },
    });
  document.documentElement.lang = language;
}

export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED, language);
  if (i18next.language !== language) await i18next.changeLanguage(language);
}

export function loadNamespaces(...namespaces: string[]): Promise<void> {
  return i18next.loadNamespaces(namespaces);
}
