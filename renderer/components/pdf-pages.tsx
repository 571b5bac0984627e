/** A PDF that was made here, page after page, as it will be printed. */
import { type ReactNode, useEffect, useRef, useState } from 'react';

import { openPdf, type OpenedPdf } from '../host/pdf.ts';
import { useWords } from '../i18n/words.tsx';
import { Refusal } from './refusal.tsx';

export interface PdfPagesProps {
  bytes: Uint8Array;
  /** What it is, for those who do not see it; pages add their number. */
  label: string;
}

export function PdfPages({ bytes, label }: PdfPagesProps): ReactNode {
  const { t } = useWords();
  const { pdf, hasFailed } = useOpenPdf(bytes);
  if (hasFailed) return <Refusal failure={{ code: 'offline' }} />;
  if (!pdf) return <p className="hint">{t('common.working')}</p>;
  return (
    <div className="pdf-pages" data-part="pdf" data-pages={pdf.pages}>
      {Array.from({ length: pdf.pages }, (_, at) => (
        <PdfPage
          key={`${at + 1}`}
          pdf={pdf}
          page={at + 1}
          label={`${label}, ${t('common.progress', { done: at + 1, total: pdf.pages })}`}
        />
      ))}
    </div>
  );
}

/** The last file stays in sight until the next one is open, so that typing does not make the preview blink. */
function useOpenPdf(bytes: Uint8Array): { pdf: OpenedPdf | undefined; hasFailed: boolean } {
  const [opened, setOpened] = useState<{ pdf: OpenedPdf | undefined; hasFailed: boolean }>({
    pdf: undefined,
    hasFailed: false,
  });
  useEffect(() => {
    let isWanted = true;
    openPdf(bytes).then(
      (pdf) => {
        if (isWanted) setOpened({ pdf, hasFailed: false });
        else pdf.close();
      },
      () => {
        if (isWanted) setOpened({ pdf: undefined, hasFailed: true });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [bytes]);
  const { pdf } = opened;
  useEffect(() => () => pdf?.close(), [pdf]);
  return opened;
}

interface PdfPageProps {
  pdf: OpenedPdf;
  page: number;
  label: string;
}

function PdfPage({ pdf, page, label }: PdfPageProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    const target = canvas.current;
    if (!target) return;
    const width = Math.max(target.clientWidth, 300) * Math.min(devicePixelRatio, 2);
    // Drawn apart and then put in place at once, so that nothing blinks. A file that was closed meanwhile draws no more.
    pdf.draw(page, width).then(
      (picture) => {
        target.width = picture.width;
        target.height = picture.height;
        target.getContext('2d')?.drawImage(picture, 0, 0);
        setDrawn(true);
      },
      () => {},
    );
  }, [pdf, page]);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <img> would need the picture in a URL
    <canvas ref={canvas} className="pdf-page" role="img" aria-label={label} data-drawn={isDrawn} />
  );
}
