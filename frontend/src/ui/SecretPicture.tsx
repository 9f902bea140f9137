import { useTranslation } from 'react-i18next';
import classes from './SecretPicture.module.css';

interface Secret {
  secret: string;
  url: string;
  svg: string | null;
}

/** The square for a camera, and the same as letters for everybody else. */
export function SecretPicture({ secret }: { secret: Secret }) {
  const { t } = useTranslation('common');
  return (
    <div className={classes.box}>
      {secret.svg && <img className={classes.qr} src={secret.svg} alt={t('secret.qr')} />}
      <details>
        <summary>{t('secret.manual')}</summary>
        <p className={classes.secret}>{secret.secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
        <a href={secret.url}>{t('secret.openApp')}</a>
      </details>
    </div>
  );
}
